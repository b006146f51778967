// 规划布局: nothing is sold or pushed here (适老化: no adverts, no inducing words).
import type { SettingRule } from '../setting-input.ts'
import { wordsOf } from '../theme-words.ts'

const ADVERT = /广告|优惠|促销|特价|抽奖|红包|免费领|扫码领|加微信|关注公众号|点击|下载APP|贷款|理财|https?:|www\./iu

export const noAdvert: SettingRule = {
  id: 'no-advert',
  concern: 'layout',
  severity: 'error',
  check: ({ theme }) =>
    wordsOf(theme).flatMap(({ where, words }) => {
      const found = ADVERT.exec(words)?.[0]
      return found === undefined ? [] : [{ where, params: { given: found } }]
    }),
}
