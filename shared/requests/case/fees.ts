// 信息处理费, 国办函〔2020〕109号: free by default; by items or by pages, never both for one request. Amounts in yuan, progressive by band.

interface Band {
  /** Last one that this price is for. */
  readonly upTo: number
  readonly yuan: number
}

const ITEMS_FREE = 10
const ITEMS_FIRST_BAND = 30
const ITEMS_STEP = 10
const ITEM_STEP_YUAN = 100

const PAGE_BANDS: readonly Band[] = [
  { upTo: 30, yuan: 0 },
  { upTo: 100, yuan: 10 },
  { upTo: 200, yuan: 20 },
  { upTo: Number.POSITIVE_INFINITY, yuan: 40 },
]

/** 按件: the items of one applicant in one calendar month. `before`: how many of them were charged or free already. */
export function feeByItems(items: number, before = 0): number {
  const first = whole(before) + 1
  return Array.from({ length: whole(items) }, (_, at) => itemPrice(first + at)).reduce((sum, price) => sum + price, 0)
}

/** 按量: pages of one request. */
export function feeByPages(pages: number): number {
  whole(pages)
  let from = 0
  let sum = 0
  for (const { upTo, yuan } of PAGE_BANDS) {
    sum += Math.max(0, Math.min(pages, upTo) - from) * yuan
    from = upTo
  }
  return sum
}

/** From the 31st on each further ten cost 100 more. */
function itemPrice(nth: number): number {
  if (nth <= ITEMS_FREE) return 0
  if (nth <= ITEMS_FIRST_BAND) return ITEM_STEP_YUAN
  return ITEM_STEP_YUAN * (Math.ceil((nth - ITEMS_FIRST_BAND) / ITEMS_STEP) + 1)
}

function whole(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new Error(`expected a count, got ${count}`)
  return count
}
