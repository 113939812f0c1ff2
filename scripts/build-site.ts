/** `npm run build`: builds the site into dist/ from the data in public/data. Makes no data. */
import {buildSite} from './run.ts';

process.exit(await buildSite());
