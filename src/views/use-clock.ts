import { useEffect, useState } from 'preact/hooks';
import { useServices } from './context.ts';

/** The time, renewed each second while `until` lies ahead; for countdowns. Both in milliseconds since 1970. */
export function useClock(until: number | null): number {
  const { now } = useServices();
  const [time, setTime] = useState(now);

  useEffect(() => {
    if (until === null) return undefined;
    setTime(now());
    const timer = setInterval(() => {
      setTime(now());
      if (now() >= until) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);

  return time;
}

/** Whole seconds left, never below 0. */
export function secondsLeft(until: number, time: number): number {
  return Math.max(0, Math.ceil((until - time) / 1000));
}
