/** A kit's own style sheet, which the bundle takes along. */
declare module '*.css';
