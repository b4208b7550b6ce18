import 'shepherd.js/dist/css/shepherd.css';
export { default as Shepherd } from 'shepherd.js';
