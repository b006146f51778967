// The forms of this release. A change of fields raises the version; older versions stay while a terminal may hold an answer to them.
import type { FormDefinition, SubmissionKind } from './form.ts'

/** 咨询: one question, how to answer. */
const consultation: FormDefinition = {
  id: 'consultation',
  version: 1,
  pages: [
    { id: 'notice', fields: [] },
    {
      id: 'subject',
      fields: [
        {
          id: 'subject',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['assistance', 'pension', 'medical', 'land', 'subsidy', 'household', 'other'],
        },
      ],
    },
    { id: 'question', fields: [{ id: 'question', type: 'long-text', required: true, maxLength: 600 }] },
    {
      id: 'reply',
      fields: [
        { id: 'replyBy', type: 'choice', required: true, maxLength: 20, options: ['terminal', 'phone'] },
        { id: 'name', type: 'text', required: false, maxLength: 60 },
        {
          id: 'phone',
          type: 'phone',
          required: true,
          maxLength: 20,
          showIf: { field: 'replyBy', oneOf: ['phone'] },
        },
      ],
    },
  ],
}

const INFORMATION = { field: 'matter', oneOf: ['information'] }
const PERSON = { field: 'applicantKind', oneOf: ['person'] }
const ORGANISATION = {
  field: 'applicantKind',
  oneOf: ['business', 'research', 'welfare', 'legal-service', 'other'],
}

/**
 * 依申请公开, 条例 第29条: who (name, proof of identity, contact), what (name, 文号 or other description), in which form.
 * It never asks 用途: the 三需要 rule fell in 2019. Kinds of applicant are those of the yearly table (国办公开办函〔2021〕30号).
 */
const disclosureRequest: FormDefinition = {
  id: 'disclosure-request',
  version: 1,
  pages: [
    {
      id: 'steering',
      fields: [
        {
          id: 'matter',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['information', 'question', 'complaint', 'hotline'],
        },
      ],
    },
    { id: 'notice', fields: [], showIf: INFORMATION },
    {
      id: 'applicantKind',
      showIf: INFORMATION,
      fields: [
        {
          id: 'applicantKind',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['person', 'business', 'research', 'welfare', 'legal-service', 'other'],
        },
      ],
    },
    {
      id: 'person',
      showIf: PERSON,
      fields: [
        { id: 'name', type: 'text', required: true, maxLength: 60 },
        { id: 'idKind', type: 'choice', required: true, maxLength: 20, options: ['resident-id', 'other-id'] },
        {
          id: 'idNumber',
          type: 'id-number',
          required: true,
          maxLength: 18,
          showIf: { field: 'idKind', oneOf: ['resident-id'] },
        },
        {
          id: 'otherIdNumber',
          type: 'text',
          required: true,
          maxLength: 40,
          showIf: { field: 'idKind', oneOf: ['other-id'] },
        },
      ],
    },
    {
      id: 'organisation',
      showIf: ORGANISATION,
      fields: [
        { id: 'organisationName', type: 'text', required: true, maxLength: 100 },
        { id: 'creditCode', type: 'credit-code', required: true, maxLength: 18 },
        { id: 'representative', type: 'text', required: true, maxLength: 60 },
        { id: 'contactName', type: 'text', required: true, maxLength: 60 },
      ],
    },
    {
      id: 'contact',
      showIf: INFORMATION,
      fields: [
        { id: 'phone', type: 'phone', required: true, maxLength: 20 },
        { id: 'address', type: 'text', required: true, maxLength: 200 },
        { id: 'email', type: 'email', required: false, maxLength: 100 },
      ],
    },
    {
      id: 'information',
      showIf: INFORMATION,
      fields: [
        { id: 'information', type: 'long-text', required: true, maxLength: 1000 },
        { id: 'docNumber', type: 'text', required: false, maxLength: 80 },
      ],
    },
    {
      id: 'form',
      showIf: INFORMATION,
      fields: [
        { id: 'medium', type: 'choice', required: true, maxLength: 20, options: ['paper', 'electronic'] },
        {
          id: 'delivery',
          type: 'choice',
          required: true,
          maxLength: 20,
          options: ['pick-up', 'post', 'email'],
        },
      ],
    },
  ],
}

const FORMS: readonly FormDefinition[] = [consultation, disclosureRequest]

/** The form a person is given today. */
export function currentForm(kind: SubmissionKind): FormDefinition {
  const versions = FORMS.filter((form) => form.id === kind)
  const newest = versions.reduce<FormDefinition | undefined>(
    (best, form) => (best === undefined || form.version > best.version ? form : best),
    undefined,
  )
  if (newest === undefined) throw new Error(`expected a form of kind ${kind}`)
  return newest
}

/** The form an answer was given to; undefined when this release does not know it. */
export function formVersion(kind: SubmissionKind, version: number): FormDefinition | undefined {
  return FORMS.find((form) => form.id === kind && form.version === version)
}
