# What ./run, ./test and .ci/run share: what a machine needs, and how it gets there. Sourced, never run.
# Debian and Ubuntu packages are installed only when something is missing and the user may; nothing else is touched.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in zh*) language=zh ;; *) language=en ;; esac

# say ZH EN: progress, in the language of the shell. refuse ZH EN: the end, in both.
say() { if [ "$language" = zh ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi >&2; }
refuse() { printf '\n%s\n\n%s\n' "$1" "$2" >&2; exit 1; }

has() { command -v "$1" >/dev/null 2>&1; }

# How this user installs packages: directly, by sudo, or (1) not at all. Sudo asks for a password only at a terminal.
elevation() {
  has apt-get || return 1
  if [ "$(id -u)" = 0 ]; then echo env
  elif has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then echo "sudo env"
  else return 1; fi
}

offers() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }

# install_packages NAME…: true when all are installed afterwards.
install_packages() {
  local as name; as=$(elevation) || return 1
  for name in "$@"; do
    if ! offers "$name"; then $as apt-get update -qq >&2 || true; break; fi
  done
  for name in "$@"; do offers "$name" || return 1; done
  say "正在安装：$*" "Installing: $*"
  $as DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 && return 0
  # A list of packages that has grown old names files that are gone.
  $as apt-get update -qq >&2 && $as DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

sdk_fits() { has dotnet && (cd "$root" && dotnet --version >/dev/null 2>&1); }

need_dotnet() {
  if [ -z "$(find /usr/lib /usr/lib64 /usr/local/lib /lib -maxdepth 3 -name "libicuuc.so.*" -print -quit 2>/dev/null)" ]; then
    local icu; icu=$(has apt-cache && apt-cache search --names-only '^libicu[0-9]+$' | awk '{print $1}' | sort -V | tail -1) || true
    install_packages "${icu:-libicu72}" || refuse \
      "缺少 ICU 库（中文排序与日期格式需要）。请安装发行版的 libicu 软件包后重试。" \
      "The ICU library is missing (sorting and dates need it). Install your distribution's libicu package and try again."
  fi
  sdk_fits && return
  install_packages dotnet-sdk-10.0 && sdk_fits && return
  local found; found=$(dotnet --list-sdks 2>/dev/null | awk '{printf "%s ", $1}') || true
  refuse "需要 .NET 10 SDK（global.json 要求 10.0.100 或更高的 10.0 版本）。本机已有：${found:-无}。
安装方法：Ubuntu 运行 sudo apt-get install dotnet-sdk-10.0；Debian 按 https://learn.microsoft.com/zh-cn/dotnet/core/install/linux-debian 操作；
也可从 https://dotnet.microsoft.com/download 下载后放入 PATH。完成后重新运行本命令。" \
"The .NET 10 SDK is needed (global.json asks for 10.0.100 or a later 10.0). This machine has: ${found:-none}.
To get it: on Ubuntu, sudo apt-get install dotnet-sdk-10.0; on Debian, see https://learn.microsoft.com/dotnet/core/install/linux-debian;
or take it from https://dotnet.microsoft.com/download and put it on the PATH. Then run this command again."
}

node_fits() { has npm && has node && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 18 ]; }

# The stylesheet, scripts and icons are built with Node.js, unless a release brought them.
need_node() {
  node_fits && return
  [ -f "$root/src/Tangent.Web/wwwroot/built/manifest.json" ] && [ ! -d "$root/.git" ] && return
  install_packages nodejs npm && node_fits && return
  refuse "需要 Node.js 18 或更高版本及 npm，用来构建页面的样式、脚本和图标。
安装方法：sudo apt-get install nodejs npm，或从 https://nodejs.org 下载。完成后重新运行本命令。" \
"Node.js 18 or later with npm is needed: it builds the style sheet, scripts and icons of the pages.
To get it: sudo apt-get install nodejs npm, or take it from https://nodejs.org. Then run this command again."
}

# One line that changes when any source of the program does. Times and sizes, not contents: it takes milliseconds.
fingerprint() {
  (cd "$root" && find Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig src \
    \( -name node_modules -o -path src/Tangent.Web/wwwroot/built \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum)
}

# build PROJECT…: Release, once. The log goes to standard error; no build process stays behind.
build() {
  local project
  for project in "$@"; do
    dotnet build "$project" -c Release -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false >&2 || return 1
  done
}
