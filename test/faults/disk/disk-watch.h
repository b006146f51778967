/*
 * What the watched disk knows: which files are watched, the record that is kept of them, and whether the next step is the one that fails.
 * Included by disk-faults.c alone, which stands in for the calls of the system.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

enum kind { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, OPEN, READ };
enum action { NOTHING, KILL, KILL_TORN, FAIL, PULL, SPACE };

/* The same layout as in disk-control.ts. */
struct control {
  int64_t countdown; /* steps still to go before it happens */
  int64_t steps;     /* steps seen below `under` */
  int64_t fired;     /* how often it happened */
  int64_t space;     /* bytes left, with SPACE */
  int32_t action;
  int32_t error;     /* errno, with FAIL */
  int32_t lasting;   /* 1: every step after it fails too */
  int32_t reads;     /* 1: opening and reading are steps too */
  char under[512];
  char away[512];    /* where a pulled folder goes */
};

#define FILES 65536
static struct { char *path; dev_t device; ino_t inode; } files[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct control *control;
static int record = -1;
static const char *roots;
static __thread int inside; /* our own calls are not watched */

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REAL_ONCE(name) \
  static __typeof__(&name) real; \
  if (!real) real = REAL(name)

__attribute__((constructor)) static void start(void) {
  inside = 1;
  roots = getenv("ZWGK_DISK_ROOTS");
  const char *log = getenv("ZWGK_DISK_RECORD");
  if (log) {
    int low = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    /* High, so that it is not taken for a number the process gets next. */
    record = fcntl(low, F_DUPFD_CLOEXEC, 900);
    close(low);
  }
  const char *page = getenv("ZWGK_DISK_CONTROL");
  if (page) {
    int file = open(page, O_RDWR | O_CLOEXEC);
    void *shared = file < 0 ? MAP_FAILED : mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) control = shared;
    if (file >= 0) close(file);
  }
  inside = 0;
}

static int below(const char *path, const char *folder, size_t length) {
  return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* The lock and the shared memory of SQLite hold nothing that must survive. */
static int passing(const char *path) {
  size_t length = strlen(path);
  return (length > 4 && strcmp(path + length - 4, "-shm") == 0) || strstr(path, "/instance.lock") != NULL;
}

static int watched(const char *path) {
  if (!roots || !path || path[0] != '/') return 0;
  for (const char *at = roots; *at;) {
    const char *end = strchrnul(at, ':');
    if (below(path, at, (size_t)(end - at))) return 1;
    at = *end ? end + 1 : end;
  }
  return 0;
}

static const char *at_path(int folder, const char *path, char *buffer) {
  if (path[0] == '/') return path;
  char link[64], base[PATH_MAX];
  if (folder == AT_FDCWD) strcpy(link, "/proc/self/cwd");
  else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = readlink(link, base, sizeof base - 1);
  if (length < 0) return path;
  base[length] = 0;
  if (snprintf(buffer, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return path;
  return buffer;
}

/* libuv closes files by a bare system call, so a number may stand for another file by now: then it is not the one we opened. */
static const char *path_of(int file) {
  struct stat found;
  if (file < 0 || file >= FILES || !files[file].path) return NULL;
  if (fstat(file, &found) == 0 && found.st_ino == files[file].inode && found.st_dev == files[file].device) return files[file].path;
  return NULL;
}

static void remember(int file, const char *path) {
  struct stat found = { 0 };
  if (file < 0 || file >= FILES) return;
  if (path) fstat(file, &found);
  pthread_mutex_lock(&lock);
  free(files[file].path);
  files[file].path = path ? strdup(path) : NULL;
  files[file].device = found.st_dev;
  files[file].inode = found.st_ino;
  pthread_mutex_unlock(&lock);
}

static void note(enum kind kind, const char *path, const char *other, int64_t offset, const void *data, size_t size) {
  if (record < 0 || passing(path)) return;
  struct { uint8_t kind; uint8_t pad[3]; uint32_t path, other, size; int64_t offset; } head = { kind, { 0 },
    (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, (uint32_t)size, offset };
  struct iovec parts[4] = { { &head, sizeof head }, { (void *)path, head.path }, { (void *)(other ? other : ""), head.other },
    { (void *)(data ? data : ""), size } };
  int kept = errno;
  REAL_ONCE(writev);
  /* One call into a file opened for appending: whole, and in order with other processes. */
  if (real(record, parts, 4) < 0) abort();
  errno = kept;
}

/* One step below the folder of the control page. Gives the errno that the call must fail with, or 0. */
static int step(const char *path, enum kind kind, int *torn) {
  struct control *c = control;
  if (!c || !below(path, c->under, strnlen(c->under, sizeof c->under)) || strstr(path, "/instance.lock")) return 0;
  if ((kind == READ || kind == OPEN) && !c->reads) return 0;
  pthread_mutex_lock(&lock);
  c->steps++;
  int result = 0;
  if (c->action != NOTHING && c->action != SPACE) {
    if (c->countdown > 0) c->countdown--;
    else {
      c->fired++;
      switch (c->action) {
        case KILL_TORN:
          if (kind == WRITE) { *torn = 1; break; }
          /* fall through */
        case KILL:
          kill(getpid(), SIGKILL);
          for (;;) pause();
        case PULL:
          REAL(rename)(c->under, c->away);
          c->action = FAIL;
          c->lasting = 1;
          c->error = EIO;
          result = EIO;
          break;
        default:
          result = c->error;
          if (!c->lasting) c->action = NOTHING;
      }
    }
  }
  pthread_mutex_unlock(&lock);
  return result;
}

/* With SPACE: takes `more` bytes (negative gives back); 0 when there is no room for them. */
static int take_space(const char *path, int64_t more) {
  struct control *c = control;
  if (!c || c->action != SPACE || !below(path, c->under, strnlen(c->under, sizeof c->under))) return 1;
  pthread_mutex_lock(&lock);
  int room = more <= 0 || c->space >= more;
  if (room) c->space -= more;
  else c->fired++;
  pthread_mutex_unlock(&lock);
  return room;
}

static int64_t size_at(const char *path) {
  struct stat found;
  return stat(path, &found) == 0 && S_ISREG(found.st_mode) ? found.st_size : 0;
}

static int64_t size_of(int file) {
  struct stat found;
  return fstat(file, &found) == 0 ? found.st_size : 0;
}

static int failing(const char *path, enum kind kind) {
  int torn = 0, error = step(path, kind, &torn);
  if (error) errno = error;
  return error;
}
