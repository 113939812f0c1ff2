/** Script and style of the opened map as sent with brotli; a browser test holds it to what is really fetched. */
export const PROGRAM_BYTES = 630_000;
