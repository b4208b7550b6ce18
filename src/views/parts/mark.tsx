/** Keystep's mark: a key whose blade is a staircase. */
export function Mark({ size = '' }: { readonly size?: 'mark-large' | 'mark-brand' | '' }) {
  const line = { fill: 'none', stroke: '#fff', 'stroke-width': '1.9' } as const;
  return (
    <svg class={`mark ${size}`} viewBox="0 0 24 24" aria-hidden="true">
      <rect class="mark-ground" width="24" height="24" rx="6.5" />
      <circle cx="7.9" cy="16.1" r="2.9" {...line} />
      <path d="M10.2 13.8V11h3.2V8.2h3.2V5.4h2" stroke-linecap="round" stroke-linejoin="round" {...line} />
    </svg>
  );
}
