// What of docs/ lies in the packages: a machine in a hall has no repository beside it, and often no network.
export const MANUALS: readonly string[] = ['install.md', 'operations.md', 'data-on-disk.md', 'manuals', 'pictures']
