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
  const ids = new Set<string>();
  const prefixes = new Set<string>();
  for (const path of paths) {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`${path} is not in the program.`);
    walk(file, (node) => {
      if (ts.isStringLiteralLike(node) && isId(node.text)) ids.add(node.text);
      if (ts.isTemplateExpression(node) && /^[a-z]+_/.test(node.head.text)) {
        if (!families.has(family(node.head.text))) return;
        const spelled = spellOut(checker, node);
        if (spelled) for (const id of spelled) ids.add(id);
        else prefixes.add(node.head.text);
      }
    });
  }
  const texts = new Set(known);
  // Plural forms: `<id>_one`, `<id>_other` and so on, by a language's own rule.
  const plural = [...ids].filter((id) => texts.has(`${id}_other`));
  for (const id of plural) for (const key of known) if (key.startsWith(`${id}_`)) ids.add(key);
  const missing = [...ids].filter((id) => !texts.has(id) && !texts.has(`${id}_other`));
  return { ids, prefixes: [...prefixes], missing };
}

const family = (id: string) => id.slice(0, id.indexOf('_'));

function spellOut(checker: ts.TypeChecker, template: ts.TemplateExpression): string[] | null {
  let spelled = [template.head.text];
  for (const span of template.templateSpans) {
    const values = valuesOf(checker, span.expression);
    if (!values) return null;
    spelled = spelled.flatMap((before) => values.map((value) => `${before}${value}${span.literal.text}`));
  }
  return spelled;
}

/** All strings that an expression can be; sees through the change of `-` to `_`. */
function valuesOf(checker: ts.TypeChecker, expression: ts.Expression): string[] | null {
  if (ts.isCallExpression(expression)) {
    const { expression: callee, arguments: given } = expression;
    const changes = ts.isPropertyAccessExpression(callee) && /^replace(All)?$/.test(callee.name.text);
    const inner = changes ? callee.expression : callee.getText() === 'underscored' ? given[0] : undefined;
    return (inner && valuesOf(checker, inner)?.map((value) => value.replaceAll('-', '_'))) ?? null;
  }
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : null;
}
