// What a person decides about the doubtful parts of an office file (导入), as it is written beside the file.
import { z } from 'zod'

export const intakeDecisionsSchema = z.strictObject({
  修订: z.enum(['接受', '原文']).optional(),
  批注: z.literal('不带入').optional(),
  隐藏内容: z.enum(['不带入', '带入']).optional(),
  不可见文字: z.literal('已核对').optional(),
  附带文件: z.literal('已核对').optional(),
})
