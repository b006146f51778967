// Typing works, leaving does not.
import { expect, test } from 'vitest'
import { isLocked } from './locked-keys.ts'

const none = { control: false, alt: false, meta: false, shift: false }

test('letters, digits, editing and moving keys work', () => {
  for (const key of ['a', '低', '1', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Escape', 'Process'])
    expect(isLocked({ ...none, key })).toBe(false)
  for (const key of ['a', 'c', 'V', 'x', 'z']) expect(isLocked({ ...none, control: true, key })).toBe(false)
  expect(isLocked({ ...none, shift: true, key: 'A' })).toBe(false)
})

test('a character made with AltGr is typed', () => {
  expect(isLocked({ ...none, control: true, alt: true, key: '@' })).toBe(false)
  expect(isLocked({ ...none, control: true, alt: true, key: 'd' })).toBe(true)
})

test('keys that reload, close, print, zoom, go back or open tools do nothing', () => {
  for (const key of ['F1', 'F5', 'F11', 'F12', 'BrowserBack', 'LaunchMail']) expect(isLocked({ ...none, key })).toBe(true)
  for (const key of ['w', 'q', 'r', 'p', 'n', 't', '+', '-', '0', 'm', 'Tab'])
    expect(isLocked({ ...none, control: true, key })).toBe(true)
  for (const key of ['i', 'j', 'c']) expect(isLocked({ ...none, control: true, shift: true, key })).toBe(true)
  for (const key of ['F4', 'ArrowLeft', 'Tab', 'a']) expect(isLocked({ ...none, alt: true, key })).toBe(true)
  for (const key of ['d', 'l', 'Tab']) expect(isLocked({ ...none, meta: true, key })).toBe(true)
})
