/** Placeholder until the list of anchors is built. */
export type AnchorId = string;
