import type { QrDrawing } from '../../paper/qr-drawing.ts';

/** A QR code, black on white whatever the theme. What it says stands beside it in characters. */
export function QrCode({ drawing, label }: { readonly drawing: QrDrawing; readonly label: string }) {
  const { size, path } = drawing;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
