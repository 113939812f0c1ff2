declare module 'unbzip2-stream' {
  /** A stream that takes bzip2 data (also several streams end to end) and gives what was packed. */
  export default function unbzip2(): NodeJS.ReadWriteStream;
}
