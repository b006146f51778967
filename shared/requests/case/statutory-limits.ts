// 法定期限: every figure of 依申请公开 in one place, each with the article it comes from. Working days unless the name says otherwise.

/** 条例 第33条: answer within 20 working days of receipt. */
export const ANSWER_WORKING_DAYS = 20
/** 条例 第33条: an extension is at most 20 working days, agreed by the head of the disclosure office and told to the applicant. */
export const EXTENSION_MAX_WORKING_DAYS = 20
/** 条例 第30条: a notice to complete the request (补正) leaves within 7 working days of receipt, once. */
export const SUPPLEMENT_WITHIN_WORKING_DAYS = 7
/** 条例 第32条, 第34条: a third party or a co-producing body has 15 working days to give its opinion. */
export const OPINION_WORKING_DAYS = 15
/** 国办函〔2020〕109号: a fee is paid within 20 working days of the notice, or the request counts as given up. */
export const FEE_WORKING_DAYS = 20
