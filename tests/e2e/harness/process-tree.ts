import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { poll } from './poll.ts';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Ends a process and everything below it with SIGKILL, and waits until none is left. */
export async function killTree(rootPid: number, profileDir: string): Promise<void> {
  // Helpers that detached themselves from the tree still name the profile folder.
  const victims = () => {
    const rows = listProcesses();
    const pids = new Set(rows.filter((row) => row.command.includes(profileDir)).map((row) => row.pid));
    pids.add(rootPid);
    for (let before = -1; before !== pids.size;) {
      before = pids.size;
      for (const row of rows) if (pids.has(row.parent)) pids.add(row.pid);
    }
    pids.delete(process.pid);
    return rows.filter((row) => pids.has(row.pid)).map((row) => row.pid);
  };
  await poll(`the processes of ${profileDir} to be gone`, () => {
    const pids = victims();
    for (const pid of pids) end(pid);
    return pids.length === 0;
  });
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Already gone: between listing and ending it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function listProcesses(): ProcessRow[] {
  if (process.platform === 'linux') return listFromProc();
  const table =
    process.platform === 'win32'
      ? execFileSync('powershell', [
          '-NoProfile',
          '-Command',
          'Get-CimInstance Win32_Process | % { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }',
        ])
      : execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
  return table
    .toString()
    .split('\n')
    .flatMap((line) => {
      const found = /^\s*(\d+)\s+(\d+)\s?(.*)$/.exec(line);
      return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }] : [];
    });
}

/** /proc, since a small Linux has no `ps`. Zombies are left out: they hold no file and cannot be ended. */
function listFromProc(): ProcessRow[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z' || parent === undefined) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      // The process ended while it was being read.
      return [];
    }
  });
}
