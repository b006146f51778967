// 法定期限: every figure of 依申请公开 in one place, each with the article it comes from. Working days unless the name says otherwise.

/** 条例 第33条: answer within 20 working days of receipt. */
export const ANSWER_WORKING_DAYS = 20
/** 条例 第33条: an extension is at most 20 working days, agreed by the head of the disclosure office and told to the applicant. */
export const EXTENSION_MAX_WORKING_DAYS = 20
/** 条例 第32条, 第34条: a third party or a co-producing body has 15 working days to give its opinion. */
export const OPINION_WORKING_DAYS = 15
