/** Which browser this build is for; set by the build. */
declare const TARGET: 'chrome' | 'firefox';

declare module '*?worker&url' {
  const url: string;
  export default url;
}
