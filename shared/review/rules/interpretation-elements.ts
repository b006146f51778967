// The six elements of an interpretation (背景、依据、目的、主要内容、前后政策变化、政策预期), as the plans for open government ask for them.
import type { ReviewRule } from '../rule.ts'

const ELEMENTS: readonly { readonly name: string; readonly said: RegExp }[] = [
  { name: '背景', said: /背景|为什么|起因|由来|出台的?(?:原因|情况)|缘由/ },
  { name: '依据', said: /依据|根据|按照|遵照|凭什么/ },
  { name: '目的', said: /目的|为了|旨在|意义|目标|有什么用|解决什么/ },
  { name: '主要内容', said: /主要内容|重点内容|核心内容|主要措施|主要任务|规定了什么|怎么规定|包括哪些|讲了什么|说了什么/ },
  {
    name: '前后政策变化',
    said: /变化|调整|不同|区别|差异|新旧|与(?:原|以前|过去|旧)|原来|以前|过去|首次|新增|由[^。\n]{1,20}(?:改为|提高到|降到|变为)|创新/,
  },
  { name: '政策预期', said: /预期|预计|将(?:会|有效|进一步|惠及|使)|效果|成效|受益|惠及|影响|以后|实施后|到20\d\d年/ },
]

export const interpretationElements: ReviewRule = {
  id: 'interpretation-elements',
  source: '政务公开工作要点（政策解读六要素）',
  severity: 'warning',
  check({ meta, text }) {
    if (meta.kind !== 'interpretation' || meta.language !== 'zh-CN') return []
    const missing = ELEMENTS.filter(({ said }) => !said.test(text)).map(({ name }) => name)
    return missing.length === 0 ? [] : [{ where: missing.join('、'), params: { missing: missing.join('、') } }]
  },
}
