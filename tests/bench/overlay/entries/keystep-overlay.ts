export { createOverlay } from '../../../../src/overlay/overlay.ts';
