// A page without React has to load it too.
export { createElement } from 'react';
export { createRoot } from 'react-dom/client';
export { Joyride } from 'react-joyride';
