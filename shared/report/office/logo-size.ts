/** `{ width, height }` of a PNG as large as the room allows, in the shape of the picture; the room's unit. */
export function logoSize(png: Uint8Array, mostWide: number, mostHigh: number) {
  const { width, height } = pixels(png);
  const scale = Math.min(mostWide / width, mostHigh / height);
  return { width: width * scale, height: height * scale };
}

/** From the picture's header; three to one where that is cut off. */
function pixels(png: Uint8Array): { width: number; height: number } {
  if (png.byteLength < 24) return { width: 3, height: 1 };
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: Math.max(1, header.getUint32(16)), height: Math.max(1, header.getUint32(20)) };
}

/** The place for a logo at the head of a cover, in inches. */
export const LOGO_ROOM = { width: 2.4, height: 0.8 } as const;
