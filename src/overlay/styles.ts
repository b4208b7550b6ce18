/**
 * Everything the overlay needs of Keystep's look. Sizes are px: the page's root font size must not matter. Colours
 * are set on our own layer, so that nothing inherited from the page can reach in. Important rules on `:host` win
 * over the page's, inline ones included; that is how the host stays visible and lets pointers through.
 */
export const styles = `
:host{all:initial!important;position:fixed!important;inset:0!important;display:block!important;
pointer-events:none!important;z-index:2147483647!important}
@media print{:host{display:none!important}}
*,::before,::after{box-sizing:border-box}
[hidden]{display:none!important}
.layer{position:fixed;inset:0;overflow:clip;color-scheme:light;
--raised:light-dark(#fff,#1c1d24);--surface:light-dark(#fff,#16171c);--button:light-dark(#fff,#24262e);
--sunken:light-dark(#f1f1f4,#101116);--hover:light-dark(#f1f1f5,#2d2f39);--pressed:light-dark(#e8e8ee,#2a2c36);
--line:light-dark(#e4e4ea,#292b34);--button-line:light-dark(#dcdce4,#363945);--line-soft:light-dark(#eeeef2,#212329);
--text:light-dark(#17181d,#ecedf1);--text-2:light-dark(#53555f,#abadb9);--text-3:light-dark(#666873,#9496a3);
--accent:light-dark(#5346db,#6458ec);--accent-hover:light-dark(#4437c4,#5a4ee2);
--accent-text:light-dark(#4a3dcb,#aba4ff);--accent-soft:light-dark(#efeefc,#221f42);
--accent-line:light-dark(#cdc9f6,#423c85);
--ok:light-dark(#14713f,#62ce94);--ok-soft:light-dark(#e6f4ec,#12271c);--warn:light-dark(#8f4a00,#f2a765);
--danger:light-dark(#b4202f,#ff9096);--danger-soft:light-dark(#fcecec,#36191c);
--danger-line:light-dark(#f2c4c6,#6b2f34);--danger-fill:light-dark(#be2535,#cf3744);
--focus:light-dark(#4a3dcb,#aba4ff);--gap:light-dark(#fff,#0e0f13);--ring:light-dark(#5346db,#8d84ff);
--shade:light-dark(rgb(20 20 43/6%),rgb(0 0 0/40%));--shade-deep:light-dark(rgb(20 20 43/16%),rgb(0 0 0/60%));
--shadow-1:0 1px 2px var(--shade);--shadow-3:0 2px 6px var(--shade),0 20px 48px -12px var(--shade-deep);
font:400 14px/20px -apple-system,BlinkMacSystemFont,"Segoe UI Variable Text","Segoe UI",Roboto,Inter,"Noto Sans",
Cantarell,Ubuntu,"Liberation Sans","Helvetica Neue",Arial,sans-serif;
color:var(--text);text-align:start;-webkit-font-smoothing:antialiased}
.layer[data-theme=dark]{color-scheme:dark}
h2,p,ol,dl,dd{margin:0;padding:0}
ol{list-style:none}
p,li{text-wrap:pretty}
button{font:inherit;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 2px var(--gap)}
.grow{flex:1;min-width:0}
.caption,.where,.origin,.note{font-size:12px;line-height:16px;color:var(--text-3)}
.mono{font-family:ui-monospace,SFMono-Regular,"SF Mono","Cascadia Mono",Menlo,Consolas,"JetBrains Mono",
"Liberation Mono",monospace;font-size:.9286em;font-variant-ligatures:none;direction:ltr;unicode-bidi:isolate}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.icon{flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.icon *{vector-effect:non-scaling-stroke}
.mark{flex:none;fill:none;stroke:#fff;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.mark rect{fill:var(--accent);stroke:none}
.says{display:inline-block;max-width:100%;padding:0 6px;border:1px solid var(--line);border-radius:4px;
background:var(--sunken);color:var(--text);font-size:.9286em;font-weight:500;overflow-wrap:anywhere}
.callout .says{background:var(--surface)}

[data-part=panel]{position:absolute;display:flex;flex-direction:column;width:368px;max-width:calc(100% - 32px);
max-height:calc(100% - 48px);overflow:hidden;border-radius:16px;background:var(--raised);
box-shadow:0 0 0 1px var(--line),var(--shadow-3);pointer-events:auto}
[data-part=panel][data-tone=danger]{box-shadow:0 0 0 1px var(--danger-line),var(--shadow-3)}
[data-x=left]{left:24px}
[data-x=right]{right:24px}
[data-y=top]{top:24px}
[data-y=bottom]{bottom:24px}
.head{display:flex;align-items:center;gap:8px;padding:12px 12px 10px;padding-inline-start:16px}
.name{font-size:13px;line-height:18px;font-weight:600}
.scroll{flex:0 1 auto;min-height:0;overflow:auto;overscroll-behavior:contain}
.rail{display:flex;gap:4px;padding:0 16px;margin-bottom:8px}
.rail li{flex:1;height:3px;border-radius:2px;background:var(--line)}
.rail [data-state=done]{background:var(--accent-line)}
.rail [data-state=now]{flex:2.4;background:var(--accent)}
[data-tone=danger] .rail [data-state=now]{background:var(--danger-fill)}
.where{display:flex;justify-content:space-between;gap:8px;padding:0 16px}
.place{color:var(--text-2);font-weight:600}
.body{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding:16px}
.body>p{color:var(--text-2)}
.body>[role=status]:empty{display:none}
.heading{display:flex;align-items:center;gap:10px}
h2{flex:1;min-width:0;font-size:17px;line-height:24px;font-weight:600;letter-spacing:-.011em;text-wrap:balance}
h2:focus{outline:0;box-shadow:none}
h2:focus-visible{outline:2px solid var(--focus);border-radius:4px}
.tag{padding:1px 7px;border:1px solid var(--accent-line);border-radius:999px;background:var(--accent-soft);
color:var(--accent-text);font-size:12px;line-height:18px;font-weight:500;white-space:nowrap}
.tile{display:grid;place-items:center;flex:none;width:36px;height:36px;border-radius:10px}
.tile.ok{background:var(--ok-soft);color:var(--ok)}
.tile.danger{background:var(--danger-soft);color:var(--danger)}
.why{justify-self:start;min-height:24px;padding:2px 0;border:0;border-radius:4px;background:none;color:var(--accent-text);
font-size:13px;line-height:18px;font-weight:500}
.why::after{content:"";display:inline-block;width:5px;height:5px;margin-inline:7px 3px;vertical-align:2px;
border:solid;border-width:0 1.5px 1.5px 0;transform:rotate(45deg)}
.why[aria-expanded=true]::after{vertical-align:-1px;transform:rotate(225deg)}
.callout{display:flex;gap:10px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;
background:var(--sunken);color:var(--text-2);font-size:13px;line-height:18px}
.callout .icon{margin-top:-1px}
[data-tone=danger] p+.callout{border-color:var(--danger-line);background:var(--danger-soft);color:var(--text)}
[data-tone=danger] p+.callout .icon{color:var(--danger)}
.note{display:flex;gap:6px;color:var(--text-2)}
.note .icon{margin-top:1px}
[data-tone=ok]{color:var(--ok)}
[data-tone=warn]{color:var(--warn)}
dd[data-tone=danger],.note[data-tone=danger]{color:var(--danger)}
.card,.facts{border:1px solid var(--line);border-radius:8px;font-size:13px;line-height:18px}
.card{border-radius:12px;background:var(--surface);font-size:14px;overflow:clip}
.card>div,.facts>div{display:flex;align-items:center;gap:12px;padding:9px 12px}
.card>div{min-height:46px;padding-inline:14px}
.facts>div{justify-content:space-between}
.card>div+div,.facts>div+div{border-top:1px solid var(--line-soft)}
.card>div+div{background:var(--accent-soft)}
dt{color:var(--text-2)}
.card dt{min-width:76px;font-size:13px}
.facts dd{text-align:end;font-weight:500}
.mask{white-space:nowrap}
.mask i{margin-inline:3px;color:var(--text-3);font-style:normal;letter-spacing:1px}
.todo{display:grid;gap:10px}
.todo li{display:flex;gap:10px;color:var(--text-2)}
.num{display:grid;place-items:center;flex:none;width:20px;height:20px;border-radius:50%;background:var(--accent-soft);
color:var(--accent-text);font-size:11px;font-weight:600}
.drawing{display:grid;place-items:center;height:116px;border:1px solid var(--line-soft);border-radius:8px;
background:var(--sunken)}
.bar{fill:var(--line)}
.sheet{fill:var(--surface);stroke:var(--line)}
.mark-here{fill:var(--accent-soft);stroke:var(--accent);stroke-width:1.5}
.word{fill:var(--accent-text)}
.drawing text{fill:var(--accent-text);font-size:11px;font-weight:500}
.foot{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:8px;padding:0 16px 16px}
.foot [data-action=back]{margin-inline-end:auto}
.foot:not([data-back]) .primary{flex:1 0 auto}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:6px;min-height:36px;padding:7px 14px;
border:1px solid transparent;border-radius:8px;background:none;font-weight:500;transition:background-color .12s}
.foot [data-action=keep-key]{flex:1 0 100%;min-height:40px;order:-1}
.primary{background:var(--accent);color:#fff;box-shadow:var(--shadow-1)}
.primary:hover{background:var(--accent-hover)}
.secondary{border-color:var(--button-line);background:var(--button);box-shadow:var(--shadow-1)}
.ghost{color:var(--text-2)}
.ghost:hover,.secondary:hover{background:var(--hover)}
.ghost:active,.secondary:active{background:var(--pressed)}
.bare{width:28px;min-height:28px;padding:0;border-radius:6px}
.origin{display:flex;align-items:center;gap:6px;padding:10px 16px;border-top:1px solid var(--line-soft);
background:light-dark(#fafafb,#181920);color:var(--text-2)}
.origin .icon{color:var(--ok)}
.origin .mono{overflow:hidden;text-overflow:ellipsis}

[data-part=spotlight],.bubble{position:absolute;pointer-events:none}
[data-part=spotlight]{border:2px solid var(--ring);border-radius:8px;outline:1.5px solid var(--gap);
box-shadow:inset 0 0 0 1.5px var(--gap),0 0 0 6px color-mix(in srgb,var(--ring) 25%,transparent);
animation:settle .22s cubic-bezier(.2,0,0,1)}
@keyframes settle{from{opacity:0;box-shadow:0 0 0 16px transparent}}
[data-danger]{--ring:light-dark(#be2535,#ff9096)}
.bubble{left:0;top:0;width:max-content;max-width:min(232px,calc(100% - 16px));padding:8px 12px;border-radius:10px;
background:var(--accent);color:#fff;font-size:13px;line-height:18px;font-weight:500;
box-shadow:var(--shadow-1),0 4px 12px var(--shade)}
.bubble[data-danger]{background:var(--danger-fill)}
.bubble .says{padding:0;border:0;background:none;color:inherit}
.tip{position:absolute;width:12px;height:12px;border-radius:3px;background:inherit;transform:rotate(45deg)}
[data-side=left] .tip{right:-4px}
[data-side=right] .tip{left:-4px}
[data-side=top] .tip{bottom:-4px}
[data-side=bottom] .tip{top:-4px}

[data-part=chip]{position:absolute;display:flex;align-items:center;gap:10px;max-width:calc(100% - 48px);min-height:44px;
padding:8px 10px;padding-inline-end:16px;border:0;border-radius:999px;background:var(--raised);
box-shadow:0 0 0 1px var(--line),var(--shadow-3);pointer-events:auto}
[data-part=chip]:focus-visible{box-shadow:0 0 0 2px var(--gap),var(--shadow-3)}
[data-part=chip] .name{font-weight:500}
[data-part=chip] .caption{color:var(--text-2);white-space:nowrap}
.ring *{stroke:var(--line);stroke-width:2.5;stroke-linecap:butt}
.ring .arc{stroke:var(--accent-text);transform:rotate(-90deg);transform-origin:center}

@media (max-width:480px){
[data-part=panel]{left:0;right:0;width:auto;max-width:none;max-height:45%;border-radius:16px 16px 0 0}
[data-part=panel][data-y=top]{top:0;border-radius:0 0 16px 16px}
[data-part=panel][data-y=bottom]{bottom:0}
.head{padding-block:8px 6px}
.body{padding-block:10px 12px}
.foot{padding-block:4px 10px}
.origin{padding-block:6px}
.motto{display:none}
}
@media (max-height:480px){[data-part=panel]{max-height:calc(100% - 16px)}[data-y=top]{top:8px}[data-y=bottom]{bottom:8px}}
@media (max-width:480px) and (max-height:480px){[data-part=panel]{max-height:60%}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important}}
@media (forced-colors:active){
[data-part=panel],[data-part=chip],.btn,.bubble{border:1px solid}
[data-part=spotlight]{border-color:Highlight;outline:2px solid Canvas}
.rail [data-state=now],.rail [data-state=done]{background:Highlight;forced-color-adjust:none}
.rail [data-state=done]{opacity:.5}
.primary{forced-color-adjust:none;background:Highlight;color:HighlightText}
}
`;
