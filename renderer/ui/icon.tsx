// Icons: one stroke family of 2 px, drawn for this. An icon never stands without a word.

const PATHS = {
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM20 20l-4-4',
  document: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7',
  request: 'M12 20h8M4 16.5V20h3.5L18.5 9 15 5.5z',
  talk: 'M4 5h16v11H10l-4 4v-4H4zM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01',
  lamp: 'M9 18h6M10 21h4M12 3a6 6 0 00-3.5 10.9c.6.5 1 1.200 1 2.100h5c0-.9.4-1.600 1-2.100A6 6 0 0012 3z',
  gazette: 'M4 5h7a1 1 0 011 1v14a2 2 0 00-2-2H4zM20 5h-7a1 1 0 00-1 1v14a2 2 0 012-2h6z',
  opinion: 'M5 4h14v16H5zM9 9l2 2 4-4M9 15h6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  letters: 'M3 19l6-14 6 14M5 14.500h8M15 19l3-7 3 7M16 16.500h4',
  globe: 'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  done: 'M5 13l4 4L19 7',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5',
  screen: 'M4 5h16v11H4zM9 20h6M12 16v4',
} as const
export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
