/** `npm run build`: builds the site into dist/ from the data in public/data. Makes no data. */
import {runPackage} from './run.ts';

process.exit(await runPackage('astro', ['build']));
