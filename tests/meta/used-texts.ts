import ts from 'typescript';
import { walk } from './sources.ts';

export interface UsedTexts {
  /** Ids that the code names, those that are put together included. */
  readonly ids: ReadonlySet<string>;
  /** Beginnings of ids whose rest is not known from the types. */
  readonly prefixes: readonly string[];
  /** Ids that the code names and that no text has. */
  readonly missing: readonly string[];
}

/**
 * Finds the text ids in the code. An id is any string of the form of one, whose first word begins a known id.
 * One that is put together, as in `purpose_${id}`, is spelled out from the type of what goes in.
 */
export function usedTexts(paths: readonly string[], known: readonly string[]): UsedTexts {
  const config = ts.readConfigFile('extension/tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, 'extension');
  const program = ts.createProgram({ rootNames: [...paths], options });
  const checker = program.getTypeChecker();
  const families = new Set(known.map(family));
  const isId = (text: string) => /^[a-z]+(_[a-zA-Z0-9]+)+$/.test(text) && families.has(family(text));
  const texts = new Set(known);
  const ids = new Set<string>();
  const prefixes = new Set<string>();
  for (const path of paths) {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`${path} is not in the program.`);
    const step = stepOf(path);
    if (step !== null) for (const name of usualStepTexts) ids.add(`${step}_${name}`);
    walk(file, (node) => {
      if (ts.isStringLiteralLike(node) && isId(node.text)) ids.add(node.text);
      // A step names its own texts by their last part.
      if (step !== null && ts.isStringLiteralLike(node) && texts.has(`${step}_${node.text}`)) {
        ids.add(`${step}_${node.text}`);
      }
      if (!ts.isTemplateExpression(node) && !ts.isCallExpression(node)) return;
      // A call counts where its answer is handed on, not where it is a piece of something longer.
      if (
        ts.isCallExpression(node) &&
        !ts.isCallExpression(node.parent) &&
        !ts.isArrayLiteralExpression(node.parent)
      )
        return;
      const spelled = valuesOf(checker, node, texts);
      for (const id of spelled ?? []) if (isId(id)) ids.add(id);
      if (spelled || !ts.isTemplateExpression(node) || !/^[a-z]+_/.test(node.head.text)) return;
      if (families.has(family(node.head.text))) prefixes.add(node.head.text);
    });
  }
  // Plural forms: `<id>_one`, `<id>_other` and so on, by a language's own rule.
  const plural = [...ids].filter((id) => texts.has(`${id}_other`));
  for (const id of plural) for (const key of known) if (key.startsWith(`${id}_`)) ids.add(key);
  // The beginning of an id that is completed elsewhere, as in `${own}_title`.
  const begins = (id: string) => known.some((key) => key.startsWith(`${id}_`));
  const usual = (id: string) =>
    usualStepTexts.some((name) => id.endsWith(`_${name}`)) && id.startsWith('step_');
  const missing = [...ids].filter((id) => !texts.has(id) && !begins(id) && !usual(id));
  return { ids, prefixes: [...prefixes], missing };
}

/** Texts that a step has without naming them. */
const usualStepTexts = ['title', 'body', 'bubble', 'why', 'look'];

/** Beginning of the texts of the step that a file holds; null for other files. */
function stepOf(path: string): string | null {
  const name = /src\/guide\/steps\/([a-z-]+)\.ts$/.exec(path)?.[1];
  return name === undefined || name === 'index' ? null : `step_${name.replaceAll('-', '_')}`;
}

const family = (id: string) => id.slice(0, id.indexOf('_'));

function spellOut(
  checker: ts.TypeChecker,
  template: ts.TemplateExpression,
  texts: ReadonlySet<string>,
): string[] | null {
  let spelled = [template.head.text];
  let varying = 0;
  for (const span of template.templateSpans) {
    const values = valuesOf(checker, span.expression, texts);
    if (!values) return null;
    if (values.length > 1) varying++;
    spelled = spelled.flatMap((before) => values.map((value) => `${before}${value}${span.literal.text}`));
  }
  // Where two parts vary, the types do not say which go together: what exists will do, if anything does.
  const existing = spelled.filter((id) => texts.has(id));
  return varying > 1 && existing.length > 0 ? existing : spelled;
}

/** All strings that an expression can be, or null where the types do not say. */
function valuesOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  texts: ReadonlySet<string>,
): string[] | null {
  if (ts.isTemplateExpression(expression)) return spellOut(checker, expression, texts);
  if (ts.isCallExpression(expression)) return replaced(checker, expression, texts);
  if (ts.isIdentifier(expression)) {
    const declared = checker.getSymbolAtLocation(expression)?.valueDeclaration;
    if (declared && ts.isVariableDeclaration(declared) && declared.initializer) {
      const { initializer } = declared;
      if (ts.isTemplateExpression(initializer) || ts.isCallExpression(initializer)) {
        return valuesOf(checker, initializer, texts);
      }
    }
  }
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : null;
}

/** Sees through `id.replaceAll('-', '_')` and through the helper of that name. */
function replaced(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  texts: ReadonlySet<string>,
): string[] | null {
  const { expression: callee, arguments: given } = call;
  if (callee.getText() === 'underscored' && given[0]) {
    return valuesOf(checker, given[0], texts)?.map((value) => value.replaceAll('-', '_')) ?? null;
  }
  const [from, to] = given;
  if (!ts.isPropertyAccessExpression(callee) || !/^replace(All)?$/.test(callee.name.text)) return null;
  if (!from || !to || !ts.isStringLiteral(from) || !ts.isStringLiteral(to)) return null;
  const values = valuesOf(checker, callee.expression, texts);
  return values?.map((value) => value.replaceAll(from.text, to.text)) ?? null;
}
