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
  return: 'M9 5l-5 5 5 5M4 10h10a5 5 0 010 10h-4',
  forward: 'M9 5l7 7-7 7',
  home: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
  letters: 'M3 19l6-14 6 14M5 14.500h8M15 19l3-7 3 7M16 16.500h4',
  globe: 'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  done: 'M5 13l4 4L19 7',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5',
  screen: 'M4 5h16v11H4zM9 20h6M12 16v4',
  star: 'M12 4l2.5 5.200 5.500.800-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z',
  shelf: 'M4 4h4v16H4zM10 4h4v16h-4zM16.500 4.500l3.500-.8 2 15.500-3.500.6z',
  folders: 'M3 6h7l2 2h9v11H3zM3 11h18',
  board: 'M4 4h16v13H4zM8 8h8M8 12h5M12 17v4M8 21h8',
  down: 'M12 4v12M6 11l6 6 6-6M5 20h14',
  contrast: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18M12 7h5M12 11h7M12 15h6.500',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  print: 'M7 9V4h10v5M5 9h14v8h-3v3H8v-3H5zM8 14h8',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  play: 'M7 4l12 8-12 8z',
  stop: 'M6 6h12v12H6z',
  sound: 'M4 9h4l5-4v14l-5-4H4zM16 9a4 4 0 010 6M18.500 6.500a8 8 0 010 11',
  pause: 'M8 5v14M16 5v14',
  check: 'M4 4h16v16H4zM8 12l3 3 5-6',
  people: 'M9 5a3 3 0 100 6 3 3 0 000-6zM3 20c0-4 2.500-6 6-6s6 2 6 6M16 6a2.500 2.500 0 110 5M17 14c2.500.5 4 2.500 4 6',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l4 2',
  coin: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 8l4 5 4-5M12 13v5M9 13h6M9 15.500h6',
  place: 'M12 21c5-6 7-9 7-12a7 7 0 10-14 0c0 3 2 6 7 12zM12 7a2.500 2.500 0 100 5 2.500 2.500 0 000-5z',
  phone: 'M5 4h4l2 5-2.500 1.500a11 11 0 005 5L15 13l5 2v4a1 1 0 01-1 1A16 16 0 014 5a1 1 0 011-1z',
  alert: 'M12 4l9 16H3zM12 10v4.500M12 17.200h.01',
  take: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 14v6M14 20h3',
  hand: 'M9 12V5a1.500 1.500 0 013 0v6l5.500 1.500a2 2 0 011.500 2L18 20H10l-4.500-6a1.500 1.500 0 012.300-1.900z',
  bell: 'M6 16V11a6 6 0 0112 0v5l2 2H4zM10 21h4M12 3v2',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3M12 15v2',
} as const
export type IconName = keyof typeof PATHS
export const ICON_NAMES = Object.keys(PATHS) as IconName[]

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
