/*
 * A disk that can be recorded and that can fail, preloaded into a process of the product (LD_PRELOAD).
 *
 * Recording (ZWGK_DISK_RECORD): each change below ZWGK_DISK_ROOTS is appended to a log in the order it happened, over all processes:
 * what was written and what was synced. recorded-disk.ts makes from it the disk that a power cut leaves behind.
 *
 * Faults (ZWGK_DISK_CONTROL): a page of shared memory, written by disk-control.ts. After so many further steps below one folder the
 * process is killed, a call fails, the folder is pulled out, or the space is used up.
 */
#include "disk-watch.h"

static int open_file(int folder, const char *name, int flags, mode_t mode) {
  static int (*real)(int, const char *, int, ...);
  if (!real) real = REAL(openat);
  char buffer[PATH_MAX];
  const char *path = at_path(folder, name, buffer);
  if (inside || !watched(path)) {
    int file = real(folder, name, flags, mode);
    if (!inside && file >= 0 && file < FILES && files[file].path) remember(file, NULL);
    return file;
  }
  inside = 1;
  int fresh = (flags & O_CREAT) && access(path, F_OK) != 0;
  int changes = (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_ACCMODE) != O_RDONLY;
  enum kind kind = fresh ? CREATE : changes && (flags & O_TRUNC) ? TRUNCATE : OPEN;
  int error = failing(path, kind);
  /* On a file system that was made read-only nothing opens for writing. */
  if (!error && kind == OPEN && changes && control && control->action == FAIL && control->error == EROFS && control->lasting &&
      control->countdown == 0 && below(path, control->under, strlen(control->under)) && !strstr(path, "/instance.lock"))
    error = errno = EROFS;
  int file = -1;
  if (!error && fresh && !take_space(path, 4096)) error = errno = ENOSPC;
  if (!error) {
    int64_t before = kind == TRUNCATE ? size_at(path) : 0;
    file = real(folder, name, flags, mode);
    if (file >= 0) {
      remember(file, path);
      if (fresh) note(CREATE, path, NULL, 0, NULL, 0);
      else if (kind == TRUNCATE) {
        take_space(path, -before);
        note(TRUNCATE, path, NULL, 0, NULL, 0);
      }
    }
  }
  inside = 0;
  return file;
}

#define OPENING(signature, folder) \
  int signature { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    return open_file(folder, name, flags, mode); \
  }
OPENING(open(const char *name, int flags, ...), AT_FDCWD)
OPENING(open64(const char *name, int flags, ...), AT_FDCWD)
OPENING(openat(int folder, const char *name, int flags, ...), folder)
OPENING(openat64(int folder, const char *name, int flags, ...), folder)

int close(int file) {
  REAL_ONCE(close);
  if (!inside && file >= 0 && file < FILES && files[file].path) remember(file, NULL);
  return real(file);
}

static ssize_t write_at(int file, const void *data, size_t size, off_t offset, int placed) {
  static ssize_t (*real_write)(int, const void *, size_t);
  static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
  if (!real_write) real_write = REAL(write);
  if (!real_pwrite) real_pwrite = REAL(pwrite64);
  const char *path = inside ? NULL : path_of(file);
  if (!path) return placed ? real_pwrite(file, data, size, offset) : real_write(file, data, size);
  inside = 1;
  if (!placed) offset = lseek(file, 0, SEEK_CUR);
  int torn = 0, error = step(path, WRITE, &torn);
  ssize_t done = -1;
  int64_t more = offset + (int64_t)size - size_of(file);
  if (!error && !take_space(path, more > 0 ? more : 0)) error = ENOSPC;
  if (error) errno = error;
  else {
    if (torn) size = size / 2;
    done = placed ? real_pwrite(file, data, size, offset) : real_write(file, data, size);
    if (done > 0) note(WRITE, path, NULL, offset, data, (size_t)done);
    if (torn) { kill(getpid(), SIGKILL); for (;;) pause(); }
  }
  inside = 0;
  return done;
}

ssize_t write(int file, const void *data, size_t size) { return write_at(file, data, size, 0, 0); }
ssize_t pwrite(int file, const void *data, size_t size, off_t offset) { return write_at(file, data, size, offset, 1); }
ssize_t pwrite64(int file, const void *data, size_t size, off_t offset) { return write_at(file, data, size, offset, 1); }

/* Piece by piece: a short count is allowed, and callers go on from there. */
ssize_t writev(int file, const struct iovec *parts, int count) {
  REAL_ONCE(writev);
  if (inside || !path_of(file)) return real(file, parts, count);
  ssize_t done = 0;
  for (int i = 0; i < count; i++) {
    ssize_t one = write_at(file, parts[i].iov_base, parts[i].iov_len, 0, 0);
    if (one < 0) return done > 0 ? done : -1;
    done += one;
    if ((size_t)one < parts[i].iov_len) break;
  }
  return done;
}

#define READING(signature, call) \
  ssize_t signature { \
    REAL_ONCE(call); \
    const char *path = inside ? NULL : path_of(file); \
    if (path && failing(path, READ)) return -1;
READING(read(int file, void *data, size_t size), read) return real(file, data, size); }
READING(pread64(int file, void *data, size_t size, off_t offset), pread64) return real(file, data, size, offset); }
READING(readv(int file, const struct iovec *parts, int count), readv) return real(file, parts, count); }

static int truncated(int file, off_t size) {
  static int (*real)(int, off_t);
  if (!real) real = REAL(ftruncate64);
  const char *path = inside ? NULL : path_of(file);
  if (!path) return real(file, size);
  inside = 1;
  int64_t more = size - size_of(file);
  int result = failing(path, TRUNCATE) ? -1 : take_space(path, more) ? real(file, size) : (errno = ENOSPC, -1);
  if (result == 0) note(TRUNCATE, path, NULL, size, NULL, 0);
  inside = 0;
  return result;
}
int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off_t size) { return truncated(file, size); }

#define SYNCING(name) \
  int name(int file) { \
    REAL_ONCE(name); \
    const char *path = inside ? NULL : path_of(file); \
    if (!path) return real(file); \
    inside = 1; \
    /* The true sync is left out: what is on the disk is what the log says. */ \
    int result = failing(path, SYNC) ? -1 : record >= 0 ? 0 : real(file); \
    if (result == 0) note(SYNC, path, NULL, 0, NULL, 0); \
    inside = 0; \
    return result; \
  }
SYNCING(fsync)
SYNCING(fdatasync)

int rename(const char *from, const char *to) {
  REAL_ONCE(rename);
  if (inside || !watched(from)) return real(from, to);
  inside = 1;
  int64_t replaced = size_at(to);
  int result = failing(from, RENAME) ? -1 : real(from, to);
  if (result == 0) {
    take_space(from, -replaced);
    note(RENAME, from, to, 0, NULL, 0);
  }
  inside = 0;
  return result;
}

static int removed(int folder, const char *name, int flags) {
  static int (*real)(int, const char *, int);
  if (!real) real = REAL(unlinkat);
  char buffer[PATH_MAX];
  const char *path = at_path(folder, name, buffer);
  if (inside || !watched(path)) return real(folder, name, flags);
  inside = 1;
  enum kind kind = flags & AT_REMOVEDIR ? RMDIR : UNLINK;
  int64_t given = size_at(path);
  /* What is not there can't be removed, and is no step. */
  int result = faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 ? -1 : failing(path, kind) ? -1 : real(folder, name, flags);
  if (result == 0) {
    take_space(path, -given - 4096);
    note(kind, path, NULL, 0, NULL, 0);
  }
  inside = 0;
  return result;
}
int unlink(const char *name) { return removed(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return removed(folder, name, flags); }
int rmdir(const char *name) { return removed(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) {
  struct stat found;
  return removed(AT_FDCWD, name, lstat(name, &found) == 0 && S_ISDIR(found.st_mode) ? AT_REMOVEDIR : 0);
}

int mkdir(const char *path, mode_t mode) {
  REAL_ONCE(mkdir);
  if (inside || !watched(path)) return real(path, mode);
  inside = 1;
  int result = failing(path, MKDIR) ? -1 : !take_space(path, 4096) ? (errno = ENOSPC, -1) : real(path, mode);
  if (result == 0) note(MKDIR, path, NULL, 0, NULL, 0);
  inside = 0;
  return result;
}

char *mkdtemp(char *pattern) {
  REAL_ONCE(mkdtemp);
  if (inside || !watched(pattern)) return real(pattern);
  inside = 1;
  char *made = failing(pattern, MKDIR) ? NULL : !take_space(pattern, 4096) ? (errno = ENOSPC, NULL) : real(pattern);
  if (made) note(MKDIR, made, NULL, 0, NULL, 0);
  inside = 0;
  return made;
}

int statfs64(const char *path, struct statfs64 *found) {
  REAL_ONCE(statfs64);
  int result = real(path, found);
  if (result == 0 && control && control->action == SPACE && below(path, control->under, strnlen(control->under, sizeof control->under)))
    found->f_bavail = found->f_bfree = (fsblkcnt64_t)(control->space < 0 ? 0 : control->space / found->f_bsize);
  return result;
}
