// What there is to do in maintenance, in the order of its menu.
export const MAINTENANCE_TASKS = ['sync', 'stick-in', 'stick-out', 'report', 'device', 'check', 'events', 'leave'] as const
export type MaintenanceTask = (typeof MAINTENANCE_TASKS)[number]
