import { GuideSession } from './guide-session.ts';

void new GuideSession(window).start();
