#include "pipeline/imaging/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <initializer_list>

#include "pipeline/model/error.h"

namespace rasoat::imaging {
namespace {

constexpr rlim_t kMemory = rlim_t{3} << 30;
constexpr rlim_t kFiles = 64;

void Limit(int resource, rlim_t value) {
  const struct rlimit limit { value, value };
  setrlimit(resource, &limit);
}

// AddressSanitizer reserves terabytes of addresses.
constexpr bool kUnderSanitizer =
#ifdef __SANITIZE_ADDRESS__
    true;
#else
    false;
#endif

void Add(scmp_filter_ctx filter, std::uint32_t action, std::initializer_list<int> calls) {
  for (const int call : calls) seccomp_rule_add(filter, action, call, 0);
}

// Opening a file for anything but reading.
void RefuseWriting(scmp_filter_ctx filter) {
  for (const unsigned flags :
       {unsigned(O_WRONLY), unsigned(O_RDWR), unsigned(O_CREAT), unsigned(O_TRUNC)}) {
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
                     SCMP_A2(SCMP_CMP_MASKED_EQ, flags, flags));
    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
                     SCMP_A1(SCMP_CMP_MASKED_EQ, flags, flags));
  }
  Add(filter, SCMP_ACT_ERRNO(EACCES),
      {SCMP_SYS(creat),     SCMP_SYS(unlink),    SCMP_SYS(unlinkat), SCMP_SYS(rename),
       SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(mkdir),    SCMP_SYS(mkdirat),
       SCMP_SYS(rmdir),     SCMP_SYS(link),      SCMP_SYS(linkat),   SCMP_SYS(symlink),
       SCMP_SYS(symlinkat), SCMP_SYS(chmod),     SCMP_SYS(fchmod),   SCMP_SYS(fchmodat),
       SCMP_SYS(chown),     SCMP_SYS(fchown),    SCMP_SYS(lchown),   SCMP_SYS(fchownat),
       SCMP_SYS(truncate),  SCMP_SYS(mknod),     SCMP_SYS(mknodat),  SCMP_SYS(setxattr),
       SCMP_SYS(utimensat), SCMP_SYS(openat2)});
}

}  // namespace

void EnterSandbox() {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_NOFILE, kFiles);
  if (!kUnderSanitizer) Limit(RLIMIT_AS, kMemory);
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) throw Error(ErrorCode::kInternal, "", "seccomp");
  RefuseWriting(filter);
  Add(filter, SCMP_ACT_KILL_PROCESS,
      {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
       SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace),
       SCMP_SYS(process_vm_writev), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(chroot),
       SCMP_SYS(setns), SCMP_SYS(unshare), SCMP_SYS(bpf), SCMP_SYS(keyctl),
       SCMP_SYS(io_uring_setup)});
  const int loaded = seccomp_load(filter);
  seccomp_release(filter);
  if (loaded != 0) throw Error(ErrorCode::kInternal, "", "seccomp");
}

}  // namespace rasoat::imaging
