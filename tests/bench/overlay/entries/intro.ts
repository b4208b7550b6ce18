import 'intro.js/minified/introjs.min.css';
export { default as introJs } from 'intro.js';
