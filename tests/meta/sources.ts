import { readFileSync, readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';
import ts from 'typescript';

/** The project's folder: tests run from there. */
const ignored = new Set(['node_modules', 'dist', 'out', '.git']);

/** Every file of the project below a folder, with forward slashes, without what is built or installed. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = posix.join(folder.split(sep).join('/'), entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The TypeScript files below some folders. */
export function sourcesBelow(...folders: readonly string[]): readonly string[] {
  return folders.flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}

/** One parsed file. */
export function parse(path: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind);
}

/** Visits a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a file imports or exports from: the specifier, and whether only types cross. */
export function importsOf(path: string): readonly { readonly from: string; readonly typeOnly: boolean }[] {
  const found: { from: string; typeOnly: boolean }[] = [];
  walk(parse(path), (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (!ts.isStringLiteral(node.moduleSpecifier)) return;
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      found.push({ from: node.moduleSpecifier.text, typeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteralLike(target)) found.push({ from: target.text, typeOnly: false });
    }
  });
  return found;
}

export interface Message {
  readonly message: string;
  readonly description: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

/** A locale's texts. */
export function readLocale(locale: string): Readonly<Record<string, Message>> {
  return JSON.parse(readFileSync(`extension/static/_locales/${locale}/messages.json`, 'utf8')) as Record<
    string,
    Message
  >;
}
