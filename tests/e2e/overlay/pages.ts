const frame = (body: string, head = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Overlay stand</title>
<style>
html{font-size:23px}
body{margin:0;font:16px/1.5 sans-serif;background:#fff;color:#1e2026}
@media (prefers-color-scheme:dark){body{background:#0b0e11;color:#eaecef}}
main{padding:24px 40px;max-width:820px}
.card{padding:24px;border:1px solid #8884;border-radius:12px;margin:16px 0}
.row{display:flex;gap:12px;flex-wrap:wrap}
button,.box{padding:10px 20px;border:1px solid #8886;border-radius:8px;font:inherit}
.modal{padding:24px;border:1px solid #888;border-radius:12px;width:460px;max-width:90vw}
.veil{position:fixed;inset:0;background:#0008;display:grid;place-items:center;z-index:2147483647}
.veil .modal{background:Canvas}
</style>${head}</head><body>${body}<script src="/overlay.js"></script></body></html>`;

const tall = '<div style="height:1600px"></div>';

/** Pages that a guide may have to stand on. */
export const pages = {
  plain: frame(`<main><h1>API Management</h1>
<div class="row"><button id="create">Create API</button><button>Delete all API</button></div>
<div class="card" id="option"><b>System generated</b><br>Works using HMAC symmetric encryption.</div>
<div class="card"><label id="withdraw"><input type="checkbox"> Enable Withdrawals</label>
<p><input id="field" value="typed"></p></div></main>`),

  scrolling: frame(`<main><h1>Long page</h1>${tall}
<div id="scroller" style="height:260px;overflow:auto;border:1px solid"><div style="height:900px"></div>
<button id="deep">Save</button><div style="height:900px"></div></div>${tall}</main>`),

  native: frame(`<main><button id="opener">Open</button><input id="outside">
<div style="position:fixed;right:0;bottom:0;width:420px;height:420px;z-index:2147483647;background:#fcd535">z</div></main>
<dialog class="modal" id="dialog"><h2>Name your key</h2><input id="inside"><button id="ok">Next</button></dialog>
<script>const dialog=document.getElementById('dialog');let closed=0;
dialog.addEventListener('close',()=>closed++);</script>`),

  // A dialog as scripts make it: closes on a press outside, pulls the focus back, closes on Escape.
  scripted: frame(`<main><h1>Behind</h1></main>
<div class="veil"><div class="modal" role="dialog" aria-modal="true" id="dialog"><h2>Your key</h2>
<input id="inside" value="secret"><button id="ok">Done</button></div></div>
<script>const dialog=document.getElementById('dialog');let closed=0,pulled=0;
const outside=(event)=>{if(!dialog.contains(event.target))closed++};
for(const type of ['pointerdown','mousedown','click','touchstart'])document.addEventListener(type,outside,true);
document.addEventListener('focusin',(event)=>{if(!dialog.contains(event.target)){pulled++;inside.focus()}},true);
document.addEventListener('focusout',(event)=>{
if(event.relatedTarget&&!dialog.contains(event.relatedTarget)){pulled++;inside.focus()}},true);
document.addEventListener('keydown',(event)=>{if(event.key==='Escape')closed++},true);
inside.focus();</script>`),

  // A cookie banner as a site shows it, over a page with a sticky header and a card across the middle.
  banner:
    frame(`<header style="position:sticky;top:0;background:Canvas"><nav><a href="#x">Markets</a></nav></header>
<main style="margin:auto"><h1>Keys</h1><div class="card" id="wide" style="height:200px">Your key</div></main>
<div id="cookies" role="dialog" style="position:fixed;inset:auto 0 0;padding:16px 24px;display:flex;gap:12px;background:Canvas">
<p style="flex:1">We use cookies.</p><button>Reject</button><button>Accept all</button></div>`),

  hostile: frame(`<main><button id="create">Create API</button></main>
<style>[popover]{display:none!important;opacity:0!important}*{--accent:red}</style>`),
} as const;

export type PageName = keyof typeof pages;
