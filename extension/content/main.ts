import { clearLeftover } from './clear-leftover.ts';
import { GuideSession } from './guide-session.ts';

clearLeftover(document);
void new GuideSession(window).start();
