// Holds workflows and action.yml to GitHub's own schemas and rules of expressions, with the library that its editors use.
//
//   node validate.mjs MODULES FILE...
//
// MODULES is the folder that @actions/languageservice is installed in.
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

// The library imports its JSON as bundlers read it; Node wants to be told.
const hooks = `
import { readFileSync } from 'node:fs';
export async function load(url, context, next) {
  return url.endsWith('.json')
    ? { format: 'module', shortCircuit: true, source: 'export default ' + readFileSync(new URL(url), 'utf8') }
    : next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const service = await import(pathToFileURL(`${modules}/node_modules/@actions/languageservice/dist/index.js`));
const { TextDocument } = require('vscode-languageserver-textdocument');

let problems = 0;
for (const file of files) {
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, readFileSync(file, 'utf8'));
  for (const found of await service.validate(document, {})) {
    problems++;
    console.log(`${file}(${found.range.start.line + 1}): ${found.message}`);
  }
}
process.exit(problems > 0 ? 1 : 0);
