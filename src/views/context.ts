import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../texts.ts';
import type { Services } from './services.ts';

/** Hands the services down to every part of a view. */
export const ServicesContext = createContext<Services | null>(null);

/** @throws Error outside of a `ServicesContext`, which is a mistake of ours. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('a view was drawn without services');
  return services;
}

/** The look-up of texts. */
export function useTexts(): Texts {
  return useServices().texts;
}
