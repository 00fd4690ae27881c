/** The mended bowl. Its seam is gold on ink and, at night, darker gold on paper (styles/parts.css). */
export function Mark(props: { size?: number }) {
  const side = props.size ?? 32
  return (
    <svg className="bowl" width={side} height={side} viewBox="0 0 32 32" role="img" aria-label="Amends">
      <path d="M3.5 11.5h25c0 8-5 13-12.5 13s-12.5-5-12.5-13z" fill="currentColor" />
      <path d="M11.5 24.5h9v2.3h-9z" fill="currentColor" />
      <path className="mend" strokeWidth="1.7" d="M21.6 11l-2.6 4.2 1.7 1.7-4.3 3.2.6 2.4-2.2 2.5" />
      <path className="mend" strokeWidth="1.2" d="M19.1 15.3l-4-1.5-2.5 1.3" />
    </svg>
  )
}
