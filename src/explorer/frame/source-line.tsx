import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';

/** The sources of the map in one line, which unfolds under the pointer until it leaves or Escape is pressed. */
export function SourceLine({words}: {readonly words: string}) {
  const line = useRef<HTMLParagraphElement>(null);
  const folded = useSignal(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && line.current?.matches(':hover') === true) folded.value = true;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <p
      ref={line}
      class="ykx-source"
      data-folded={folded.value || undefined}
      onPointerLeave={() => (folded.value = false)}
    >
      {words}
    </p>
  );
}
