// 依申请公开: what it asks, and what it must not ask.
import type { FormDefinition } from '../form.ts'

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
export const disclosureRequest: FormDefinition = {
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
