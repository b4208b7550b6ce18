import 'driver.js/dist/driver.css';
export { driver } from 'driver.js';
