import {z} from 'zod';

const text = z.string('text').min(1, 'text that is not empty');
const bilingual = z.strictObject({zh: text, en: text});

/** What a requirement came to: `to-verify` decides nothing, for its text was not seen or what it asks is not known. */
export const CHECK_STATES = ['met', 'partly', 'not-applicable', 'to-verify'] as const;

const row = z.strictObject({
  /** Number in the standard; null where its text was not seen: none is made up. */
  number: text.nullable(),
  level: z.enum(['A', 'AA']).nullable(),
  name: bilingual,
  state: z.enum(CHECK_STATES),
  how: bilingual,
  /** Tests that hold it: the file from the root of the project, and the name of the test as it stands there. */
  tests: z.array(
    z.strictObject({
      file: z.string().regex(/^tests\/[a-z0-9/-]+\.test\.ts$/, 'a test file such as tests/e2e/pages.test.ts'),
      test: text,
    }),
  ),
  /** What somebody who looked at it saw, and when; null: nobody has. */
  looked: z.strictObject({on: z.iso.date(), saw: bilingual}).nullable(),
  /** Numbers of the WCAG criteria about the same matter. */
  sameAs: z.array(z.string().regex(/^\d\.\d\.\d{1,2}$/)).default([]),
});

/** A list of requirements for access, and how this site stands to each: data/accessibility/*.json. */
export const checklistSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+$/),
    title: bilingual,
    note: bilingual,
    /** Where the requirements are published or reported; null when neither is at hand. */
    source: z.url().nullable(),
    /** False: only its principles are known here. */
    textSeen: z.boolean(),
    reviewed: z.iso.date(),
    rows: z.array(row).min(1),
  })
  .superRefine((list, context) => {
    const refuse = (index: number, message: string) =>
      context.addIssue({code: 'custom', path: ['rows', index], message});
    for (const [index, {number, state, tests, looked}] of list.rows.entries()) {
      if (!list.textSeen && number !== null) refuse(index, 'no number: the text of the standard was not seen');
      if (list.textSeen && number === null) refuse(index, 'the number in the standard');
      if ((state === 'met' || state === 'partly') && tests.length === 0 && looked === null)
        refuse(index, 'a test, or what somebody saw who looked at it');
    }
  });

export type Checklist = z.infer<typeof checklistSchema>;
export type CheckState = (typeof CHECK_STATES)[number];
