import { heavyPage } from '../../../e2e/cost/heavy-page.ts';

/** A market of more than 5,000 nodes below the page for keys, with a native dialog and one that a script makes. */
export function pageHtml(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><style>
body{margin:0;font:14px/1.4 sans-serif;background:#fff;color:#1e2026}
header,nav,footer{display:flex;gap:16px;padding:8px 24px}
main{padding:0 24px}svg{width:16px;height:16px}
main>div{height:64px;overflow:auto;max-width:640px}main>div>button{margin:20px 0 80px}
.row{display:flex;gap:24px;height:24px}.row a,.row button{width:90px}.t{width:80px}
dialog,.modal{width:400px;padding:24px;border:1px solid #888}
.veil{position:fixed;inset:0;background:#0008;display:grid;place-items:center;z-index:9999}.veil[hidden]{display:none}
.modal{background:#fff}
</style></head><body>${heavyPage()}
<dialog id="native"><h2>Native</h2><button>Next</button></dialog>
<div class="veil" hidden><div class="modal" role="dialog" aria-modal="true" id="scripted"><h2>Scripted</h2>
<input id="inside"><button>Done</button></div></div>
<script src="/bench.js"></script></body></html>`;
}
