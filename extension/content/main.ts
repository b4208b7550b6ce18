import { startGuide } from './guide-session.ts';

// A second copy, injected when the extension was reloaded under this page, must not draw a second panel: the first
// one has lost its extension by then and goes by itself. One copy, top frame only (the manifest asks for no more).
void startGuide(window);
