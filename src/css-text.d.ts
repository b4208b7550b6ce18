/** A style sheet as text, which Vite has minified. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
