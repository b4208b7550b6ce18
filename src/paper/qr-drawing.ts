import encodeQR from 'qr';

/** Modules of white around a QR code (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as one SVG path, a unit per module, with the white around it. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Draws a text of at most 2,331 bytes; 15 % of the code may be damaged. */
export function drawQr(text: string): QrDrawing {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const runs: string[] = [];
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
    }
  }
  return { size: rows.length, path: runs.join('') };
}
