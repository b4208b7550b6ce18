interface Window {
  /** The practice site's own word on what is on screen. */
  readonly __practice: {
    truth(): Record<string, Element>;
    state(): {
      readonly screen: string;
      readonly locale: string;
      readonly loading: boolean;
      readonly keys: number;
    };
    flush(): Promise<void>;
  };
}
