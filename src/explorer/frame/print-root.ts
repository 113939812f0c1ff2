import './print-root.css';
import {type ComponentChild, render} from 'preact';

const CLASS = 'ykx-print';

/** Puts a page to be printed beside the site's own, which is then left out of the print. Gives it, and the function that takes it away. */
export function showPrint(content: ComponentChild): {readonly root: HTMLElement; readonly remove: () => void} {
  const root = document.createElement('div');
  root.className = CLASS;
  document.body.append(root);
  document.documentElement.classList.add('ykx-printing');
  render(content, root);
  const remove = () => {
    render(null, root);
    root.remove();
    if (document.querySelector(`.${CLASS}`) === null) document.documentElement.classList.remove('ykx-printing');
  };
  return {root, remove};
}
