import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAnswer, encodeRequest, IPP_OPERATION, succeeded } from './ipp-message.ts'

/** What CUPS 2.4.2 answered to a question about a job whose printer had no paper. */
const RECORDED = Buffer.from(
  'AgAAAAAAAAcBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4CRQAPam9iLXByaW50ZXItdXJpACFpcHA6Ly9sb2NhbGhvc3QvcHJpbnRlcnMvcmVjZWlwdHMjAAlqb2Itc3RhdGUABAAAAAVEABFqb2Itc3RhdGUtcmVhc29ucwAMam9iLXByaW50aW5nAw==',
  'base64',
)

/** And to one about its printers: an office printer, and a receipt printer without paper. */
const PRINTERS = Buffer.from(
  'AgAAAAAAAAcBRwASYXR0cmlidXRlcy1jaGFyc2V0AAV1dGYtOEgAG2F0dHJpYnV0ZXMtbmF0dXJhbC1sYW5ndWFnZQACZW4EIwANcHJpbnRlci1zdGF0ZQAEAAAAA0QAFXByaW50ZXItc3RhdGUtcmVhc29ucwAEbm9uZUIADHByaW50ZXItbmFtZQAGb2ZmaWNlQQAMcHJpbnRlci1pbmZvAA/nqpflj6PmiZPljbDmnLpEAA1tZWRpYS1kZWZhdWx0ABBpc29fYTRfMjEweDI5N21tRAAPbWVkaWEtc3VwcG9ydGVkABBpc29fYTRfMjEweDI5N21tBCMADXByaW50ZXItc3RhdGUABAAAAAREABVwcmludGVyLXN0YXRlLXJlYXNvbnMAEW1lZGlhLWVtcHR5LWVycm9yQgAMcHJpbnRlci1uYW1lAAhyZWNlaXB0c0EADHByaW50ZXItaW5mbwAJ5bCP56Wo5py6RAANbWVkaWEtZGVmYXVsdAAkY3VzdG9tXzgwLjA4eDIwMC4wM21tXzgwLjA4eDIwMC4wM21tRAAPbWVkaWEtc3VwcG9ydGVkACRjdXN0b21fODAuMDh4MjAwLjAzbW1fODAuMDh4MjAwLjAzbW1EAAAAJGN1c3RvbV84MC4wOHgyOTcuMDRtbV84MC4wOHgyOTcuMDRtbUQAAAAYY3VzdG9tX21pbl8zNS4yOHgzNS4yOG1tRAAAABpjdXN0b21fbWF4XzgwLjA4eDI5OTguNjFtbQM=',
  'base64',
)

describe('answers', () => {
  it('are read as CUPS writes them', () => {
    const answer = decodeAnswer(RECORDED)
    expect(answer !== undefined && succeeded(answer)).toBe(true)
    expect(Object.fromEntries(answer?.groups[1] ?? [])).toEqual({
      'job-state': [5],
      'job-state-reasons': ['job-printing'],
      'job-printer-uri': ['ipp://localhost/printers/receipts'],
    })
  })

  it('about several printers are one group each, with as many values as a printer gives', () => {
    const [, office, receipts] = decodeAnswer(PRINTERS)?.groups ?? []
    expect(office?.get('printer-info')).toEqual(['窗口打印机'])
    expect(office?.get('media-supported')).toEqual(['iso_a4_210x297mm'])
    expect(receipts?.get('printer-state-reasons')).toEqual(['media-empty-error'])
    expect(receipts?.get('media-supported')).toHaveLength(4)
  })

  it('that are cut off anywhere are none', () => {
    for (let length = 0; length < RECORDED.length; length += 1) expect(decodeAnswer(RECORDED.subarray(0, length))).toBeUndefined()
  })

  it('of any bytes are read or are none, and never anything else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void decodeAnswer(bytes)))
  })
})

describe('requests', () => {
  it('carry what was put into them: they have the form of an answer', () => {
    const values = fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 4 })
    const names = fc.stringMatching(/^[a-z][a-z-]{0,30}$/).filter((name) => !name.startsWith('attributes-'))
    fc.assert(
      fc.property(names, values, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.boolean(), (name, texts, number, yes) => {
        const bytes = encodeRequest(
          {
            operation: IPP_OPERATION.printJob,
            attributes: [{ tag: 'keyword', name, values: texts }],
            job: [
              { tag: 'integer', name: 'copies', values: [number] },
              { tag: 'boolean', name: 'purge-job', values: [yes] },
            ],
          },
          7,
        )
        const [operation, job] = decodeAnswer(bytes)?.groups ?? []
        expect(operation?.get('attributes-charset')).toEqual(['utf-8'])
        expect(operation?.get(name)).toEqual(texts.map((text) => new TextDecoder().decode(new TextEncoder().encode(text))))
        expect(job?.get('copies')).toEqual([number])
        expect(job?.get('purge-job')).toEqual([yes])
      }),
    )
  })
})
