import { expect, it } from 'vitest'
import { PUBLIC_ADDRESS_MAX, publicAddressSchema } from './public-address.ts'

it.each(['https://www.qinghe.example/zwgk/3.html', 'http://qinghe.example/'])('%s is a public address', (address) => {
  expect(publicAddressSchema.safeParse(address).success).toBe(true)
})

it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'tel:0005550102',
  'https://gov.example@evil.example/',
  'https://user:word@qinghe.example/',
  'https://qinghe.example/政务',
  'https://qinghe.example/a b',
  'https://qinghe.example/\n补贴已改',
  'qinghe.example',
  `https://qinghe.example/${'a'.repeat(PUBLIC_ADDRESS_MAX)}`,
  '',
])('%j is none', (address) => {
  expect(publicAddressSchema.safeParse(address).success).toBe(false)
})
